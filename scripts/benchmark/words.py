"""Names, companies and area codes, as many as make a list look like one from life."""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FIRST = _listed("""
James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard
Susan Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Betty
Anthony Sandra Mark Margaret Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua
Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie George
Rebecca Jason Sharon Edward Laura Jeffrey Cynthia Ryan Dorothy Jacob Amy Nicholas Kathleen Gary
Angela Eric Shirley Jonathan Emma Stephen Brenda Larry Pamela Justin Nicole Scott Anna Brandon
Samantha Benjamin Katherine Samuel Christine Gregory Debra Alexander Rachel Patrick Carolyn
Frank Janet Raymond Maria Jack Olivia Dennis Heather Jerry Helen Tyler Catherine Aaron Diane
Jose Julie Adam Victoria Nathan Joyce Henry Lauren Zachary Kelly Douglas Christina Peter Ruth
Kyle Joan Noah Virginia Ethan Judith Jeremy Evelyn Christian Hannah Walter Andrea Keith Megan
Austin Cheryl Roger Jacqueline Terry Madison Sean Teresa Gerald Abigail Carl Sophia Dylan Martha
Harold Sara Jordan Gloria Jesse Janice Bryan Kathryn Lawrence Ann Arthur Isabella Gabriel Judy
Bruce Charlotte Logan Julia Billy Grace Joe Amber Alan Alice Juan Jean Elijah Denise Willie
Frances Albert Danielle Wayne Marilyn Randy Natalie Mason Beverly Vincent Diana Liam Brittany
Roy Theresa Bobby Kayla Caleb Alexis Bradley Doris Russell Lori Lucas Tiffany José Zoë
""")

LAST = _listed("""
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez
Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris
Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill
Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips
Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson
Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders
Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler
Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton
Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina
Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington
Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter
Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Black
Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson
Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Arnold Pierce
Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane
Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Peña Richards
Contreras Willis Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins
Greene Nuñez Wheeler Valdez Harper Burke Larson Santiago Maldonado Morrison Franklin Carlson
Austin Dominguez Carr Lawson Jacobs O'Brien Lynch Singh Vega Bishop Montgomery Oliver Jensen
Harvey Williamson Gilbert Dean Sims Espinoza Howell Li Wong Reid Hanson Le McCoy Garrett Burton
Fuller Wang Weber Welch Rojas Lucas Marquez Fields Park Yang Little Banks Padilla Day Walsh
""")

PLACES = _listed("""
Harbor Summit Prairie Granite Cedar Lakeside Pioneer Redwood Valley Copper Northern Coastal
Mesa Liberty Keystone Evergreen Bluebird Ironwood Canyon Riverside Highland Sterling Falcon
Maple Juniper Beacon Crescent Silver Golden Heritage Frontier Atlas Cascade Magnolia Orchard
Pinnacle Sequoia Sunrise Timber Union Vista Willow Anchor Birch Cobalt Delta Ember Fairview
Glacier Hollow Island Jasper Kettle Lantern Meridian Nickel Oakmont Palisade Quarry Ridge
Stonebridge Tidewater Upland Verdant Westgate Amber Bayside Clearwater Driftwood Eastport
""")

TRADES = _listed("""
Freight Dental Foods Labs Roofing Logistics Plumbing Insurance Software Motors Electric Supply
Packaging Interiors Marketing Robotics Pharmacy Fitness Textiles Orthopedics Staffing Printing
Realty Mortgage Landscaping Catering Aviation Analytics Veterinary Masonry Glass Furniture
Security Solar Telecom Paving Nurseries Optics Hardware Storage
""")

FORMS = ("", "", "", "Inc", "LLC", "Group", "Partners", "Co", "Services", "& Sons")

TITLES = (
    "Owner",
    "Operations Director",
    "Office Manager",
    "General Manager",
    "Purchasing Manager",
    "Head of Sales",
    "Controller",
    "Practice Manager",
    "Plant Manager",
    "IT Director",
    "Facilities Manager",
    "Vice President",
)

LISTS = ("Spring", "Trade fair", "Webinar", "Renewals", "Referrals", "Website")

AREAS = _listed("""
212 646 718 917 347 516 631 914 201 732 908 973 609 856 215 267 610 717 412 302 410 443 301 240
202 703 571 804 757 919 704 336 803 843 864 404 470 678 770 912 305 786 954 561 407 813 727 904
617 857 508 781 978 413 203 860 401 603 207 802 216 440 614 513 937 419 313 248 586 734 517 317
312 773 630 847 708 815 414 262 608 612 651 763 952 515 319 314 636 816 913 316 402 405 918 214
469 972 817 713 281 832 512 210 361 504 225 901 615 629 205 256 501 601 303 720 719 970 801
385 505 406 307 208 602 480 623 520 702 725 213 310 323 424 818 626 562 714 949 619 858 760 415
510 408 650 925 916 209 559 805 503 971 541 206 253 425 360 509
""")
